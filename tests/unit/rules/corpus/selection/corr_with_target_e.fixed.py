import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

boston = pd.read_csv('housing.csv')
trainset, testset = train_test_split(boston, test_size=0.3, random_state=5)
plt.figure(figsize=(12, 10))
cor = trainset.corr()
sns.heatmap(cor, annot=True, cmap=plt.cm.Reds)
plt.show()

cor_target = abs(cor["MEDV"]).drop("MEDV")
relevant_features = cor_target[cor_target > 0.5].index.tolist()
print(relevant_features)

X_train, y_train = trainset[relevant_features], trainset["MEDV"]
X_test, y_test = testset[relevant_features], testset["MEDV"]
lm = LinearRegression().fit(X_train, y_train)
print(lm.score(X_test, y_test))
