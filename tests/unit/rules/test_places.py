"""Where findings are told: at the line of what was learned, in chains of several lines too."""

from mlgate import rules
from mlgate.rules.sources import read_module

CHAIN = """\
import polars as pl
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

df = (
    pl.read_csv("a.csv")
    .with_columns(pl.col("z").cast(pl.Float64))
    .with_columns(
        pl.col("a").fill_null(pl.col("a").mean()),
        pl.col("b").fill_null(pl.col("b").median()),{excuse}
        pl.col("c").fill_null(strategy="mean"),
        (pl.col("d") - pl.col("d").mean().over("g")).alias("e"),
        pl.len().alias("n"),
    )
)
tr, te = train_test_split(df, random_state=0)
print(Ridge().fit(tr[["a", "b", "c"]], tr["y"]).score(te[["a", "b", "c"]], te["y"]))
"""


def told(text):
    found = rules.check_source(read_module("module.py", text.encode()), ["MLL", "MLX002"])
    return [(one.subject, one.location.line) for one in found]


def test_each_statistic_of_polars_is_told_at_its_own_line():
    assert told(CHAIN.format(excuse="")) == [("MLL102", 9), ("MLL102", 10), ("MLL102", 11), ("MLL103", 12)]


def test_a_comment_at_the_line_of_a_statistic_excuses_it_and_no_other():
    found = told(CHAIN.format(excuse="  # noqa: MLL102"))
    assert found == [("MLL102", 9), ("MLL102", 11), ("MLL103", 12)]


def test_an_expression_that_is_used_twice_is_told_once():
    text = CHAIN.format(excuse="").replace("df = (", 'middle = pl.col("b").median()\ndf = (')
    text = text.replace('pl.col("b").median())', "middle)").replace("fill_null(strategy", "fill_null(middle, strategy")
    assert [one for one in told(text) if one[1] == 5] == [("MLL102", 5)]
