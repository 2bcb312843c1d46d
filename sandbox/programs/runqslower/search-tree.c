/*
 * libelf 0.192's libelf.a, as Debian builds it, refers to two functions of elfutils' internal library and has
 * neither. They set up and free the tree of elf_getdata_rawchunk(3), which libbpf does not call; libelf hands over
 * zeroed memory, and an empty tree has nothing to free.
 */
void eu_search_tree_init(void *tree);
void eu_search_tree_fini(void *tree, void (*free_node)(void *));

void eu_search_tree_init(void *tree) {
    (void)tree;
}

void eu_search_tree_fini(void *tree, void (*free_node)(void *)) {
    (void)tree;
    (void)free_node;
}
