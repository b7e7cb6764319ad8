import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split

customers = (
    pl.read_csv("customers.csv")
    .filter(pl.col("country") == "DE")
    .with_columns(
        pl.col("age").cast(pl.Float64).fill_null(pl.col("age").median()),
        pl.col("visits").fill_null(0),
    )
)
train, test = train_test_split(customers, random_state=4)

features = ["age", "income", "visits"]
model = HistGradientBoostingClassifier(random_state=4)
model.fit(train[features].to_numpy(), train["churn"].to_numpy())
print(model.score(test[features].to_numpy(), test["churn"].to_numpy()))
