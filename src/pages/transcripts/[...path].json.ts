import { globSync, readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';

/* Recorded sessions of the lessons' machines: content/transcripts/<course>/<lesson>.json as it is. */

interface Props {
  readonly file: string;
}

export const getStaticPaths = (() =>
  globSync('content/transcripts/*/*.json').map((file) => ({
    params: {
      path: file
        .split(/[/\\]/)
        .slice(2)
        .join('/')
        .replace(/\.json$/, ''),
    },
    props: { file } satisfies Props,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(readFileSync(props.file, 'utf8'), { headers: { 'content-type': 'application/json' } });
