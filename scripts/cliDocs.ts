/**
 * The parts of docs/cli.md about commands, options, formats and exporters,
 * made from the registries. The rest of the page is written by hand.
 */
import type { Command, CommandOption } from '../server/src/cli/command';
import { languageOption } from '../server/src/cli/program';
import type { Exporter } from '../server/src/export/exporter';
import type { ReportFormat } from '../server/src/report/format';
import { replacePart } from './ruleDocs';

export const cliPage = 'docs/cli.md';

export interface Registries {
  readonly commands: readonly Command[];
  readonly formats: readonly ReportFormat[];
  readonly exporters: readonly Exporter[];
}

/** The page with its generated parts updated; throws if it has no place for one of them. */
export function renderCliPage(page: string, { commands, formats, exporters }: Registries): string {
  const parts: Readonly<Record<string, string>> = {
    commands: commandTable(commands),
    options: commands.map(optionTable).join('\n\n'),
    formats: namedTable('format', formats),
    exporters: namedTable('format', exporters),
  };
  return Object.entries(parts).reduce((text, [part, content]) => {
    const replaced = replacePart(text, part, content);
    if (replaced === undefined) throw new Error(`${cliPage} has no <!-- ${part} --> … <!-- /${part} -->`);
    return replaced;
  }, page);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function commandTable(commands: readonly Command[]): string {
  return table(
    ['command', 'what it does', 'exit code 0', '1', '2'],
    commands.map(({ name, files, summary, exits }) => [
      `\`gzyd ${name}${files === undefined ? '' : ` ${(files.name ?? 'file').toUpperCase()}…`}\``,
      summary.en,
      exits[0].en,
      exits[1]?.en ?? '–',
      exits[2].en,
    ]),
  );
}

function optionTable({ name, options }: Command): string {
  const shown = [...options.filter(({ hidden }) => hidden !== true), languageOption];
  return `### gzyd ${name}\n\n${table(['option', ''], shown.map(optionRow))}`;
}

function optionRow({ flags, help, choices, default: fallback }: CommandOption): string[] {
  const more = [
    ...(choices === undefined ? [] : [choices.map((choice) => `\`${choice}\``).join(', ')]),
    ...(fallback === undefined ? [] : [`\`${fallback}\` by default`]),
  ];
  return [`\`${flags}\``, [help.en, ...more].join('; ')];
}

function namedTable(
  head: string,
  all: readonly { readonly name: string; readonly title: { readonly en: string } }[],
): string {
  return table(
    [head, 'what it is'],
    all.map(({ name, title }) => [`\`${name}\``, title.en]),
  );
}
