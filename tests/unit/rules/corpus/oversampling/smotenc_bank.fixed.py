import argparse
import pandas as pd
from imblearn.combine import SMOTETomek
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="bank-additional-full.csv")
parser.add_argument("--depth", type=int, default=6)
args = parser.parse_args()

bank = pd.read_csv(args.data, sep=";").drop(columns=["duration"])
y = bank.pop("y").eq("yes").astype(int)
num = bank.select_dtypes("number")

parts = train_test_split(num, y, test_size=0.2, random_state=0)
Xtr, Xte, ytr, yte = parts
Xtr, ytr = SMOTETomek(random_state=0).fit_resample(Xtr, ytr)
tree = DecisionTreeClassifier(max_depth=args.depth).fit(Xtr, ytr)
print("balanced accuracy", balanced_accuracy_score(yte, tree.predict(Xte)))
