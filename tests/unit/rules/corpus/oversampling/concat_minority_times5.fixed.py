import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import recall_score

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv").drop(columns=["id", "bmi"])
stroke["gender"] = (stroke["gender"] == "Male").astype(int)
stroke["ever_married"] = stroke["ever_married"].map({"Yes": 1, "No": 0})
stroke = stroke.drop(columns=["work_type", "Residence_type", "smoking_status"])

train, test = train_test_split(stroke, test_size=0.2, random_state=21, stratify=stroke["stroke"])
minority = train[train.stroke == 1]
majority = train[train.stroke == 0]
train = pd.concat([majority] + [minority] * 5, ignore_index=True)
print(train.stroke.value_counts())
rf = RandomForestClassifier(random_state=21)
rf.fit(train.drop(columns="stroke"), train["stroke"])
print("recall", recall_score(test["stroke"], rf.predict(test.drop(columns="stroke"))))
