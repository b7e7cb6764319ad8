import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Perceptron

sonar = pd.read_csv("sonar.csv", header=None)
labels = sonar.pop(60)
scalers = {}
left, right, l_left, l_right = train_test_split(sonar, labels, test_size=0.4, random_state=21)
for col in sonar.columns:
    scalers[col] = MinMaxScaler()
    left[[col]] = scalers[col].fit_transform(left[[col]])
    right[[col]] = scalers[col].transform(right[[col]])
clf = Perceptron().fit(left, l_left)
print(clf.score(right, l_right))
