import numpy as np
import pandas as pd
import statsmodels.api as sm

bike = pd.read_csv("day.csv", parse_dates=["dteday"]).sort_values("dteday")
y = bike["cnt"].astype(float)
X = bike[["season", "yr", "mnth", "holiday", "weekday", "workingday", "weathersit", "temp", "atemp", "hum", "windspeed"]]
X = sm.add_constant(X.astype(float))


def backward_elimination(data, target, significance_level=0.05):
    features = data.columns.tolist()
    while len(features) > 1:
        fit = sm.OLS(target, data[features]).fit()
        p_values = fit.pvalues.drop("const")
        worst = p_values.idxmax()
        if p_values[worst] < significance_level:
            break
        features.remove(worst)
    return features


selected = backward_elimination(X, y)
n_train = int(round(len(X) * 0.8))
print(selected)
X_train, X_test = X.iloc[:n_train][selected], X.iloc[n_train:][selected]
y_train, y_test = y.iloc[:n_train], y.iloc[n_train:]

ols = sm.OLS(y_train, X_train).fit()
resid = y_test - ols.predict(X_test)
print("RMSE test:", np.sqrt((resid**2).mean()))
