import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

games = (
    pd.read_csv("vgsales.csv")
    .dropna(subset=["Year", "Critic_Score"])
    .assign(
        hit=lambda d: (d["Global_Sales"] > 1).astype(int),
        age=lambda d: 2017 - d["Year"],
    )
    .drop(columns=["Global_Sales", "NA_Sales", "EU_Sales", "JP_Sales", "Other_Sales"])
)
X = games.drop(columns="hit").select_dtypes("number")
X_train, X_test, y_train, y_test = train_test_split(X, games["hit"], random_state=2)
print(RandomForestClassifier(300).fit(X_train, y_train).score(X_test, y_test))
