import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import train_test_split


def fences(s, k=1.5):
    q1, q3 = s.quantile(0.25), s.quantile(0.75)
    return q1 - k * (q3 - q1), q3 + k * (q3 - q1)


def main():
    energy = pd.read_csv("building_energy.csv")
    measured = ["roof_area", "wall_area", "glazing", "occupants"]
    train, test = train_test_split(energy, test_size=0.2, random_state=23)
    train, test = train.copy(), test.copy()
    for c in measured:
        lo, hi = fences(train[c])
        train[c] = train[c].clip(lo, hi)
        test[c] = test[c].clip(lo, hi)
    hgb = HistGradientBoostingRegressor(random_state=23).fit(train[measured], train["heating_load"])
    print("MAPE", mean_absolute_percentage_error(test["heating_load"], hgb.predict(test[measured])))


main()
