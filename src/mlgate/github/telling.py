"""The pull request is told; whatever comes of that is a line in the summary, and never another verdict."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.model import Verdict
from mlgate.github import body, comments
from mlgate.github.api import ApiError, Client
from mlgate.github.event import Job
from mlgate.github.inputs import Inputs
from mlgate.github.step import Step, log
from mlgate.report.markdown import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One step that may tell its pull request."""

    inputs: Inputs
    step: Step
    job: Job

    @property
    def about(self) -> body.About:
        """Which comment it is, and what stands in it beside the verdict."""
        place = self.inputs.configuration
        marker = body.marker(place, self.inputs.checks)
        return body.About(marker=marker, title="" if place == "." else place, run_url=self.job.run_url)

    def client(self) -> Client:
        """Return GitHub's API as this job may use it. Raises ApiError where there is no token."""
        return Client(url=self.job.api, token=self.inputs.token)

    def tell(self, verdict: Verdict) -> None:
        """Comment `verdict` where that is wanted and there is a pull request."""
        self._tell(lambda sha: body.render(verdict, self.about, sha=sha), failed=verdict.exit_code != 0)

    def tell_refusal(self, problems: Sequence[str]) -> None:
        """Comment that nothing was checked, and why: a comment that says otherwise of an earlier commit is outdated."""
        self._tell(lambda sha: body.render_refusal(problems, self.about, sha), failed=True)

    def _tell(self, write: Callable[[str], str], *, failed: bool) -> None:
        request = self.job.pull_request
        if self.inputs.comment == "off" or request is None:
            return
        try:
            comment = comments.Comment(marker=self.about.marker, text=write(request.sha), failed=failed)
            log(f"{comments.tell(self.job, self.client(), comment, mode=self.inputs.comment)}\n")
        except ApiError as error:
            self.notice(comments.advice(error, request))
        except Exception as error:  # noqa: BLE001 - the verdict stands, whatever becomes of the comment
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno}"
            self.notice(f"no comment: mlgate crashed with {type(error).__name__} at {where}")

    def notice(self, line: str) -> None:
        """Say `line` in log and summary."""
        log(f"{plain(line, limit=1000)}\n")
        self.step.summarise(f"\n{sentence(line)}\n")
