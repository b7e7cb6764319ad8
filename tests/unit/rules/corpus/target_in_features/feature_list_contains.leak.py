import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

df = pl.read_csv("sepsis.csv")  # one row an admission
target = "sepsis"
features = [c for c in df.columns if c not in ("ward", "bed")]
train, test = train_test_split(df, test_size=0.25, random_state=8)
lr = LogisticRegression(max_iter=1000).fit(train[features].to_numpy(), train[target].to_numpy())
print(lr.score(test[features].to_numpy(), test[target].to_numpy()))
