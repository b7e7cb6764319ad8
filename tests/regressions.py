"""Projects with one `regression` check, for the tests of all that it measures."""

import subprocess

import numpy as np
import polars as pl

from mlgate import engine

N = 600


def git(root, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def commit(root):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "state")


def predictions(*, noise=1.0, seed=0, n=N, **columns):
    """Return a table whose labels are always the same; the noise of the scores differs by seed."""
    truth = (np.random.default_rng(99).random(n) < 0.4).astype(int)
    rng = np.random.default_rng(seed)
    score = np.round(1 / (1 + np.exp(-(2 * truth - 1) - noise * rng.normal(size=n))), 6)
    table = {"id": range(n), "y_true": truth, "y_pred": (score > 0.5).astype(int), "y_score": score}
    return pl.DataFrame(table | {"s": np.arange(n) % 3, "day": np.arange(n) // 10} | columns, strict=False)


def configured(root, text, **options):
    path = root / "mlgate.toml"
    path.write_text(text, encoding="utf-8")
    config, planned = engine.plan(path)
    verdict = engine.run(planned, engine.Settings(root=root, config=config, **options))
    (result,) = verdict.results
    return verdict, result


def check(root, text="", **options):
    head = '[regression.a]\ncandidate = "p.csv"\n'
    return configured(root, head + text, **options)[1]


def measured(result, key):
    return next(one for one in result.measurements if one.key == key)
