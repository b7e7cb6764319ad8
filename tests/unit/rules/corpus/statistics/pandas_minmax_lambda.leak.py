import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

# Breast cancer wisconsin, DATAI style
data = pd.read_csv("../input/data.csv")
data.drop(["id", "Unnamed: 32"], axis=1, inplace=True)
M = data[data.diagnosis == "M"]
B = data[data.diagnosis == "B"]
print(len(M), len(B))
data.diagnosis = [1 if each == "M" else 0 for each in data.diagnosis]
y = data.diagnosis.values
x_data = data.drop(["diagnosis"], axis=1)

x = (x_data - x_data.min()) / (x_data.max() - x_data.min())
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=1)

knn = KNeighborsClassifier(n_neighbors=3)
knn.fit(x_train, y_train)
print(" {} nn score: {} ".format(3, knn.score(x_test, y_test)))
