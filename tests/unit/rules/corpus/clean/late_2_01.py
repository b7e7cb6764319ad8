import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

full = pd.read_csv("cardio_train.csv", sep=";").drop(columns="id")
df, holdout = train_test_split(full, test_size=0.2, random_state=0, stratify=full["cardio"])

# from here on df is the training part only
X = df.drop(columns="cardio")
y = df["cardio"]
scaler = StandardScaler()
X = scaler.fit_transform(X)

clf = LogisticRegression(max_iter=1000).fit(X, y)

X = scaler.transform(holdout.drop(columns="cardio"))
y = holdout["cardio"]
print("accuracy:", clf.score(X, y))
