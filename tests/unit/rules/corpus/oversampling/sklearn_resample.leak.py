import pandas as pd
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score

stroke = pd.read_csv("stroke.csv").dropna()
stroke = stroke[["age", "avg_glucose_level", "bmi", "stroke"]]
minority = stroke[stroke.stroke == 1]
majority = stroke[stroke.stroke == 0]
up = resample(minority, replace=True, n_samples=len(majority), random_state=123)
stroke = pd.concat([majority, up])
train, test = train_test_split(stroke, test_size=0.2, random_state=1)
lr = LogisticRegression().fit(train.drop(columns="stroke"), train["stroke"])
print(recall_score(test["stroke"], lr.predict(test.drop(columns="stroke"))))
