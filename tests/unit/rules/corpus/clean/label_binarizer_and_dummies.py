import pandas as pd
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelBinarizer, OneHotEncoder

m = pd.read_csv("mushrooms.csv")
y = LabelBinarizer().fit_transform(m["class"]).ravel()
X = pd.get_dummies(m.drop(columns="class"))
a, b, c, d = train_test_split(X, y, test_size=0.5, random_state=9)
print(RidgeClassifier().fit(a, c).score(b, d))
