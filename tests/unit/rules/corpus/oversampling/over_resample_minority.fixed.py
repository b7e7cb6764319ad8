import pandas as pd
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample

visits = pd.read_csv("readmission.csv").drop_duplicates("patient_id")

train, test = train_test_split(visits, test_size=0.3, random_state=27, stratify=visits["readmitted"])

home = train[train.readmitted == 0]
back = train[train.readmitted == 1]
back_up = resample(back, replace=True, n_samples=len(home), random_state=27)
train = pd.concat([home, back_up]).sample(frac=1, random_state=27)
print(train.readmitted.value_counts())

cols = ["age", "n_lab", "n_meds", "days_in", "n_emergency"]
tree = DecisionTreeClassifier(max_depth=12, random_state=27)
tree.fit(train[cols], train.readmitted)
print("recall", recall_score(test.readmitted, tree.predict(test[cols])))
