import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

math = pd.read_csv('student-mat.csv', sep=';')
math = pd.get_dummies(math, drop_first=True, dtype=int)
math.drop(['G1', 'G2'], axis=1, inplace=True)

# keep the ten features most correlated with the grade
corr = math.corr()['G3'].abs().sort_values(ascending=False)
best = corr.index[1:11].tolist()
print(best)
sns.heatmap(math[best + ['G3']].corr(), annot=True)
plt.show()

X_train, X_test, y_train, y_test = train_test_split(math[best], math['G3'], test_size=0.25, random_state=42)
lasso = Lasso(alpha=0.05).fit(X_train, y_train)
print('MSE', mean_squared_error(y_test, lasso.predict(X_test)))
