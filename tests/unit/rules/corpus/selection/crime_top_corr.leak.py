import numpy as np
import pandas as pd
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold
from xgboost import XGBRegressor

TARGET = "ViolentCrimesPerPop"
N_FEATURES = 20


def top_correlated(df, n):
    corr = df.corr()[TARGET].drop(TARGET).abs()
    return corr.sort_values(ascending=False).head(n).index.tolist()


def fit_fold(train, cols):
    model = XGBRegressor(
        n_estimators=350, max_depth=6, learning_rate=0.05, random_state=0
    )
    model.fit(train[cols], train[TARGET])
    return model


def cross_validate(df, n_splits=5):
    cols = top_correlated(df, N_FEATURES)
    scores = []
    kf = KFold(n_splits=n_splits, shuffle=True, random_state=0)
    for fold, (tr, te) in enumerate(kf.split(df)):
        train, test = df.iloc[tr], df.iloc[te]
        model = fit_fold(train, cols)
        r2 = r2_score(test[TARGET], model.predict(test[cols]))
        print(f"fold {fold}: R2 = {r2:.3f}")
        scores.append(r2)
    return np.array(scores)


if __name__ == "__main__":
    # one row per community, these columns only identify it
    data = pd.read_csv("communities.csv", na_values="?")
    data = data.drop(columns=["state", "county", "community", "communityname", "fold"])
    result = cross_validate(data)
    print("mean R2", result.mean(), "sd", result.std())
