import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { linkStyles } from '../../site/link-styles.ts';
import styles from './flame.css?url';

/** The styles of flame graphs and their like come with the first of them. True once they are there. */
export function useFlameStyles(isStatic: boolean): boolean {
  const isThere = useSignal(isStatic);
  useEffect(() => {
    void linkStyles(styles).then(() => {
      isThere.value = true;
    });
  }, []);
  return isThere.value;
}
