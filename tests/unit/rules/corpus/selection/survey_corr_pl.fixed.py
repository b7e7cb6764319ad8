import polars as pl
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score

survey = pl.read_ipc("household_survey.arrow").drop_nulls()
outcome = "wellbeing"
questions = [c for c in survey.columns if c not in (outcome, "wave", "hh_id")]


def correlations(frame: pl.DataFrame) -> pl.DataFrame:
    return (
        frame.select([pl.corr(q, outcome).abs().alias(q) for q in questions])
        .unpivot(variable_name="question", value_name="r")
        .sort("r", descending=True)
    )


train = survey.filter(pl.col("wave") <= 8)
test = survey.filter(pl.col("wave") > 8)

top = correlations(train)["question"].head(30).to_list()

forest = RandomForestRegressor(n_estimators=300, min_samples_leaf=5, random_state=30)
forest.fit(train.select(top).to_numpy(), train.get_column(outcome).to_numpy())
print("R2 on later waves:", r2_score(test.get_column(outcome).to_numpy(), forest.predict(test.select(top).to_numpy())))
