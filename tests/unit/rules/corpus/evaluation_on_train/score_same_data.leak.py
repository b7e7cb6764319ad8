import pandas as pd
from sklearn.tree import DecisionTreeClassifier

music = pd.read_csv("music.csv")
X = music.drop(columns=["genre"])
y = music["genre"]

model = DecisionTreeClassifier()
model.fit(X, y)
predictions = model.predict(X)

from sklearn.metrics import accuracy_score
print("Model accuracy:", accuracy_score(y, predictions))
