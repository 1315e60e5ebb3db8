"""How a withdrawn document is taken out of what a machine of ours cannot reach: Git's history, clones, hosts, caches."""

import re
import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath

from practicebook.authoring.withdraw import Withdrawal

CANNOT = (
    "Git's history still has every word and picture, and so has every clone. The steps below take them out.",
    "A site that is already published has it until you build and publish again. So have devices that kept pages, until they next reach the site.",
    "What people printed, downloaded, copied or took a picture of. Ask them to destroy it.",
    "SharePoint keeps copies of pages that it shows or has searched. Ask whoever runs it to take the address out of its search results, and to clear what its pages cached.",
    "Search engines, if the site is open to them: ask each to take the address out.",
    "Backups of the host and of the machines that built the site. Ask how long they are kept.",
    "Pull requests, issues, chat and e-mail where somebody quoted it.",
)
"""What a command cannot take back, a sentence or two each."""


@dataclass(frozen=True)
class Step:
    """One step for whoever can: what it is for, and what to run."""

    title: str
    why: str
    commands: tuple[str, ...] = ()
    """Lines for a shell, in the order in which they are run."""


def commit_commands(withdrawal: Withdrawal, reason: str) -> tuple[str, ...]:
    """Commands that commit the withdrawal, with a message that says why and not who."""
    subject = "Withdraw a document" if withdrawal.address_tells else f"Withdraw {withdrawal.document.id}"
    gone = shlex.join(map(str, withdrawal.removed))
    return (
        *((f"git rm -r -q --cached --ignore-unmatch -- {gone}",) if gone else ()),
        f"git add -- {withdrawal.written}",
        f"git commit -m {shlex.quote(subject)} -m {shlex.quote(reason)}",
    )


def steps(withdrawal: Withdrawal) -> tuple[Step, ...]:
    """The steps that take a withdrawn document out of history, in order, to be run in the folder of the site."""
    return (
        Step(
            "Name what goes",
            "Run this in the site's folder, in a Unix shell (on Windows, Git Bash), after you have committed and pushed. Everyone else stops work until the last step. "
            "Then read three files in the folder that is printed. paths.txt has the document's files under every name that Git knows of: "
            "take out a line that is some other document's, and add names that it had before. messages.txt has what the commits that changed it said. "
            "Each line of words.txt is replaced everywhere, in every file of every commit and in every message: take out a line that other pages need, "
            "and add words that tell and stand in a message or on another page.",
            (
                "site=$(pwd); here=$(git rev-parse --show-prefix); origin=$(git remote get-url origin); work=$(mktemp -d); echo \"$work\"",
                *_paths(withdrawal),
                *_words(withdrawal),
                'sed "s|^|:/|" "$work/paths.txt" | tr "\\n" "\\0" | xargs -0 git log --all --format=%B -- > "$work/messages.txt"',
                *(() if withdrawal.address_tells else (f'cp {_quoted(withdrawal.file)} "$work/left.md"',)),
            ),
        ),
        Step(
            "Rewrite the history",
            "It needs git-filter-repo: pip install git-filter-repo. It works on a copy of its own; nothing is pushed yet.",
            (
                'git clone -q --mirror --no-local "$origin" "$work/history.git"',
                'cd "$work/history.git"',
                'git filter-repo --invert-paths --paths-from-file "$work/paths.txt" --replace-text "$work/words.txt" --replace-message "$work/words.txt"',
            ),
        ),
        Step(
            "Push it over the old one",
            "Lift the protection of branches for as long as this takes. Every branch and tag is replaced.",
            ('git push -q --force "$origin" "refs/heads/*:refs/heads/*" "refs/tags/*:refs/tags/*"',),
        ),
        *_put_back(withdrawal),
        Step(
            "Clear the host",
            "The host keeps old commits, and shows them to whoever has their number. On a server of your own, run this in the bare repository. "
            "GitHub: ask its support to remove cached views and pull requests' copies, and give the lines of filter-repo/first-changed-commits in history.git. "
            "GitLab: Settings, Repository, Repository cleanup, with filter-repo/commit-map. "
            "Azure DevOps: ask its support, or push to a new repository and delete the old one. Forks and mirrors need the same. Delete the caches and artefacts of the builds, too.",
            ("git reflog expire --expire=now --all", "git gc -q --prune=now"),
        ),
        Step(
            "Make every clone anew",
            "Everyone deletes their clone, and the copy of the site that it built, and clones again. Nobody pulls into an old clone or pushes from it: one push brings everything back. "
            "Then delete the folder that the first step printed.",
        ),
    )


def _paths(withdrawal: Withdrawal) -> tuple[str, ...]:
    """The document's files, and what Git knows that they were called before."""
    versions = withdrawal.file.with_suffix(".versions")
    known = dict.fromkeys((withdrawal.file, versions, *withdrawal.removed))
    return (
        "{ " + "; ".join(f'echo "$here"{_quoted(path)}' for path in known) + "; } > \"$work/paths.txt\"",
        *(f'git -c core.quotePath=off log --all --follow --format= --name-only -- {_quoted(path)} >> "$work/paths.txt"' for path in known if path != versions),
        f'git -c core.quotePath=off log --all --format= --name-only -- {_quoted(versions)} >> "$work/paths.txt"',
    )


def _words(withdrawal: Withdrawal) -> tuple[str, ...]:
    """What other files and messages may have said of it, as git-filter-repo replaces it."""
    title = withdrawal.document.main.fields.title
    phrases = dict.fromkeys((title, *(words for mention in withdrawal.mentions for words in mention.words)))
    lines = [f"literal:{words}==>withdrawn" for words in phrases if len(re.findall(r"\w+", words)) > 1]
    if withdrawal.address_tells:
        names = dict.fromkeys((withdrawal.document.id, withdrawal.file.stem))
        lines += [rf"regex:(?<![\w-]){re.escape(name)}(?![\w-])==>withdrawn" for name in names]
    return ("cat > \"$work/words.txt\" <<'END'", *lines, "END")


def _put_back(withdrawal: Withdrawal) -> tuple[Step, ...]:
    """What holds the address went with the rest, since it has the same name; it comes back without a history."""
    if withdrawal.address_tells:
        return ()
    folder = withdrawal.file.parent
    return (
        Step(
            "Put back the page that says so",
            "The file that holds the address has the name that was taken out, so it went as well.",
            (
                'git clone -q "$origin" "$work/new"',
                'cd "$work/new/$here"',
                f"mkdir -p {_quoted(folder)}",
                f'cp "$work/left.md" {_quoted(withdrawal.file)}',
                f"git add -- {_quoted(withdrawal.file)}",
                f"git commit -q -m {shlex.quote(f'Withdraw {withdrawal.document.id}')}",
                "git push -q",
            ),
        ),
    )


def _quoted(path: PurePosixPath) -> str:
    return shlex.quote(str(path))
