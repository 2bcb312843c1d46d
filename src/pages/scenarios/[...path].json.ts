import type { APIRoute, GetStaticPaths } from 'astro';
import { openScenario, scenarioIds } from '../../site/scenarios.ts';

/*
 * What a page puts into the machine before a scenario starts: the files of exercises/<course>/<exercise>/scenario at
 * scenarios/<course>/<exercise>.json, base64 by path.
 */

interface Props {
  readonly id: string;
}

export const getStaticPaths = (() =>
  scenarioIds().map((id) => ({
    params: { path: id },
    props: { id } satisfies Props,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props }) => {
  const files = [...openScenario(props.id).files].map(([path, bytes]) => [
    path,
    Buffer.from(bytes).toString('base64'),
  ]);
  return Response.json(Object.fromEntries(files));
};
