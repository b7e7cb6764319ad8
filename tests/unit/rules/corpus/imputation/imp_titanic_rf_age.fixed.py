import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.svm import SVC
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data_train = pd.read_csv("Train.csv")


def set_missing_ages(df, rfr=None):
    # use the known ages to predict the unknown ones
    df = df.copy()
    age_df = df[["Age", "Fare", "Parch", "SibSp", "Pclass"]]
    known_age = age_df[age_df.Age.notnull()].values
    unknown = df.Age.isnull()
    if rfr is None:
        rfr = RandomForestRegressor(random_state=0, n_estimators=500)
        rfr.fit(known_age[:, 1:], known_age[:, 0])
    if unknown.any():
        df.loc[unknown, "Age"] = rfr.predict(age_df.loc[unknown].values[:, 1:])
    return df, rfr


def set_Cabin_type(df):
    df["Cabin"] = df["Cabin"].notnull().astype(int)
    return df


data_train = set_Cabin_type(data_train)
data_train["Sex"] = (data_train["Sex"] == "female").astype(int)
keep = ["Survived", "Age", "Fare", "Parch", "SibSp", "Pclass", "Sex", "Cabin"]
data_train = data_train[keep]
split_train, split_cv = train_test_split(data_train, test_size=0.3, random_state=0)
split_train, rfr = set_missing_ages(split_train)
split_cv, _ = set_missing_ages(split_cv, rfr)

clf = make_pipeline(StandardScaler(), SVC(C=1.0))
clf.fit(split_train.drop(columns="Survived"), split_train["Survived"])
print("holdout accuracy:", clf.score(split_cv.drop(columns="Survived"), split_cv["Survived"]))
