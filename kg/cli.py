"""The command `kg`: parse, call, print."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Reading

DONE, NOTHING, MISUSED = 0, 1, 2

Verb = Callable[[argparse.Namespace], int]


def main(argv: list[str] | None = None) -> int:
    """Run one verb and give the exit code: 0 done, 1 nothing or failed, 2 wrong usage."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        args = parser().parse_args(argv)
        code = args.verb(args)
        sys.stdout.flush()
    except KgError as error:
        return fail(str(error))
    except BrokenPipeError:
        # The reader of a pipe (`kg query … | head`) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return fail("stopped; nothing that was built before is lost")
    except OSError as error:
        return fail(f"{error.filename or 'the system'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("VNKG_DEBUG"):
            raise
        return fail(f"{type(error).__name__}: {error} (VNKG_DEBUG=1 shows where)")
    return int(code)


def fail(sentence: str) -> int:
    """Say on standard error in one sentence why nothing was done."""
    print(f"kg: {sentence}", file=sys.stderr)
    return NOTHING


# Verbs, in the order of the help.


def build(args: argparse.Namespace) -> int:
    """Read files and folders into a graph."""
    from kg.corpus import build

    report = build(
        args.paths,
        args.graph,
        processes=args.processes,
        columns=pairs(args.columns, "--columns"),
        progress=counter(sys.stderr),
    )
    for problem in report.skipped:
        print(f"kg: skipped {problem}", file=sys.stderr)
    print(f"{args.graph}: {report}")
    return NOTHING if report.skipped else DONE


def read(args: argparse.Namespace) -> int:
    """Show what is read in an article, without a graph."""
    from kg.documents import Unreadable, walk
    from kg.reading import read, show

    code = NOTHING
    for doc in walk(args.paths, columns=pairs(args.columns, "--columns")):
        if isinstance(doc, Unreadable):
            code = fail(f"skipped {doc}")
            continue
        reading = read(doc)
        print(json_line(reading) if args.json else show(reading))
        code = DONE
    return code


def query(args: argparse.Namespace) -> int:
    """Ask the graph: a saved question by name, SPARQL, or a file with SPARQL."""
    if args.question is None:
        from kg.questions import saved_queries

        for saved in saved_queries():
            print(saved)
        return DONE
    result = open_graph(args).query(sparql(args.question), **pairs(args.set, "--set"))
    text = getattr(result, f"to_{args.format}")()
    write(result.to_list() if args.format == "table" and too_wide(text) else text)
    if not result.rows:
        return fail("nothing found")
    return DONE if result else NOTHING


def view(args: argparse.Namespace) -> int:
    """Draw the network into one HTML file."""
    print(open_graph(args).view(args.output, around=args.around))
    return DONE


def export(args: argparse.Namespace) -> int:
    """Write the graph to a file, in the format that its ending names."""
    open_graph(args).export(args.file)
    return DONE


def import_(args: argparse.Namespace) -> int:
    """Take an exported graph in, beside what is read here."""
    from kg.graph import Graph

    Graph(args.graph).import_(args.file)
    return DONE


def remove(args: argparse.Namespace) -> int:
    """Take articles out of the graph, with all that only they said."""
    graph = open_graph(args)
    for article in args.articles:
        graph.remove(article)
    return DONE


def same(args: argparse.Namespace) -> int:
    """Decide that two people (bodies, events) are one."""
    return judge(args, "same")


def differ(args: argparse.Namespace) -> int:
    """Decide that two people (bodies, events) are two."""
    return judge(args, "differ")


def review(args: argparse.Namespace) -> int:
    """List the people of one name who may be one, for `kg same` and `kg differ`."""
    write(open_graph(args).query("possibly-same").to_table())
    return DONE


def validate(args: argparse.Namespace) -> int:
    """Check the graph against its shapes."""
    violations = open_graph(args).validate()
    for violation in violations:
        print(violation)
    print(f"{args.graph}: {len(violations)} violations")
    return NOTHING if violations else DONE


def text(args: argparse.Namespace) -> int:
    """Print the stored text of an article, the one that offsets count in."""
    write(open_graph(args).text(args.article))
    return DONE


def evaluate(args: argparse.Namespace) -> int:
    """Score the reading against gold: figures, misses and false alarms, gains and losses."""
    from kg.evaluate import as_json, changes, evaluate, table

    score, kept = evaluate(args.gold), args.gold / "score.json"
    for kind, count in score.items():
        for word, facts in (("missed", count.missed), ("false", count.false)):
            for doc, fact, quote in facts:
                print(f"{word}  {kind}  {doc}: {fact}\n        “{' '.join(quote.split())}”")
    if kept.exists():
        print(*changes(score, json.loads(kept.read_text("utf-8"))), sep="\n")
    print(table(score))
    if args.write:
        text = json.dumps(as_json(score), ensure_ascii=False, indent=1) + "\n"
        kept.write_text(text, encoding="utf-8")
    return DONE


def explain(args: argparse.Namespace) -> int:
    """Say which rules fire in a sentence, and which nearly do."""
    from kg.reading import explain

    if os.path.isfile(args.sentence):
        raise KgError(
            f"{args.sentence}: this is a file, not a sentence; see its facts with "
            f"`kg read {args.sentence}`, or explain it with `kg explain - < {args.sentence}`"
        )
    print(explain(standard_input() if args.sentence == "-" else args.sentence))
    return DONE


# Between the command line and the library.


def open_graph(args: argparse.Namespace) -> Graph:
    """Open the graph's folder; raise KgError if there is none."""
    from kg.archive import is_archive
    from kg.graph import Graph

    if not is_archive(args.graph):
        raise KgError(
            f"{args.graph}: there is no graph here; build one with `kg build PATH -g {args.graph}`"
        )
    return Graph(args.graph)


def judge(args: argparse.Namespace, verdict: Literal["same", "differ"]) -> int:
    """Keep a judgement beside the graph; raise KgError for a name that the graph does not know."""
    from kg.entities.judgements import Judgement, write_judgement

    graph = open_graph(args)
    for one in (args.a, args.b):
        name = one.partition("@")[0]
        if "/" not in name and not graph.query("find", name=name):
            raise KgError(f"{one}: nothing in {args.graph} bears this name")
    write_judgement(
        Path(args.graph) / "judgements.tsv", Judgement(verdict, args.a, args.b, args.why)
    )
    graph.store()
    return DONE


def sparql(question: str) -> str:
    """Give the text of the question: of standard input, of a file, or itself."""
    if question == "-":
        return standard_input()
    if question.endswith(".rq") or os.path.isfile(question):
        return Path(question).read_text(encoding="utf-8")
    return question


def json_line(reading: Reading) -> str:
    """Give a reading as one line of JSON, its fields named as in `kg.model`."""
    return json.dumps(asdict(reading), ensure_ascii=False)


def standard_input() -> str:
    """Read standard input to its end."""
    return sys.stdin.read()


def pairs(given: list[str], option: str) -> dict[str, str]:
    """Split ``key=value`` arguments; raise KgError if one has no equals sign."""
    for pair in given:
        if "=" not in pair:
            raise KgError(f"{option} {pair}: write it as key=value")
    return dict(pair.split("=", 1) for pair in given)


def too_wide(text: str) -> bool:
    """Say whether lines would break on the terminal; nowhere else is anything too wide."""
    columns = shutil.get_terminal_size().columns
    return sys.stdout.isatty() and any(len(line) > columns for line in text.splitlines())


def write(text: str) -> None:
    """Print text that may end its last line itself."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def counter(stream: TextIO) -> Callable[[int, int], None] | None:
    """Give a function that counts on a terminal's one line; None where nobody watches."""
    if not stream.isatty():
        return None

    def count(done: int, total: int) -> None:
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=stream, flush=True)

    return count


# The words of the command line.


def parser() -> argparse.ArgumentParser:
    """Build the parser of all verbs."""
    top = argparse.ArgumentParser(
        prog="kg",
        description="Vietnamese news in, a knowledge graph out; every fact carries its quote.",
        epilog="Exit code: 0 done, 1 nothing found, something skipped or failed, 2 wrong usage.",
    )
    top.add_argument("--version", action="version", version=version())
    verbs = top.add_subparsers(metavar="VERB", required=True)

    def verb(name: str, run: Verb, *, graph: bool = True) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=run.__doc__, description=run.__doc__)
        sub.set_defaults(verb=run)
        if graph:
            sub.add_argument(
                "-g",
                "--graph",
                metavar="FOLDER",
                default=os.environ.get("VNKG_GRAPH") or "graph.kg",
                help="the graph's folder (default: $VNKG_GRAPH, else ./graph.kg)",
            )
        return sub

    sub = verb("build", build)
    add_sources(sub)
    sub.add_argument(
        "--processes", metavar="N", type=int, default=1, help="read with N processes (default: 1)"
    )

    sub = verb("read", read, graph=False)
    add_sources(sub)
    form = sub.add_mutually_exclusive_group()
    form.add_argument("--show", action="store_true", help="draw the article (the default)")
    form.add_argument("--json", action="store_true", help="one line of JSON an article")

    sub = verb("query", query)
    sub.add_argument(
        "question",
        metavar="NAME|SPARQL|FILE",
        nargs="?",
        help="a saved question, SPARQL, a file with SPARQL, or -; none: list the saved ones",
    )
    sub.add_argument(
        "--set",
        metavar="KEY=VALUE",
        default=[],
        action="append",
        help="fill in the question's parameters",
    )
    sub.add_argument(
        "--format",
        choices=["table", "list", "csv", "json", "turtle"],
        default="table",
        help="how to print the answer (default: table; a list where a terminal is too narrow)",
    )

    sub = verb("view", view)
    sub.add_argument("-o", "--output", metavar="FILE", required=True, help="the HTML file to write")
    sub.add_argument("--around", metavar="NAME", help="only what is near this person or body")

    sub = verb("export", export)
    sub.add_argument("file", metavar="FILE", help="where to; the ending names the format")

    sub = verb("import", import_)
    sub.add_argument("file", metavar="FILE", help="what `kg export` wrote as .nq or .trig")

    sub = verb("remove", remove)
    sub.add_argument("articles", metavar="ARTICLE", nargs="+", help="an article's id")
    sub = verb("text", text)
    sub.add_argument("article", metavar="ARTICLE", help="the article's id")
    for name, run in (("same", same), ("differ", differ)):
        sub = verb(name, run)
        sub.add_argument("a", metavar="A", help="a name, an id (person/…), or NAME@ARTICLE")
        sub.add_argument("b", metavar="B", help="the other")
        sub.add_argument("--why", metavar="REASON", default="", help="the reason, kept with it")
    verb("review", review)
    verb("validate", validate)

    sub = verb("evaluate", evaluate, graph=False)
    sub.add_argument("gold", metavar="GOLD", type=Path, help="a folder with gold (*.json)")
    sub.add_argument("--write", action="store_true", help="keep the score in GOLD/score.json")
    sub = verb("explain", explain, graph=False)
    sub.add_argument("sentence", metavar="SENTENCE", help="a sentence, or - for standard input")
    return top


def add_sources(sub: argparse.ArgumentParser) -> None:
    """Add the arguments that say what to read."""
    sub.add_argument("paths", metavar="PATH", nargs="+", help="file, folder, or - for stdin")
    sub.add_argument(
        "--columns",
        metavar="FIELD=COLUMN",
        default=[],
        action="append",
        help="which column of a table holds text, title, published, publisher, url or id",
    )


def version() -> str:
    """Give the version of the installed package."""
    from importlib.metadata import version

    return f"vnkg {version('vnkg')}"


if __name__ == "__main__":
    sys.exit(main())
