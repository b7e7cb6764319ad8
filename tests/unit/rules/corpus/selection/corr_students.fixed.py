import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

math = pd.read_csv('student-mat.csv', sep=';')
math = pd.get_dummies(math, drop_first=True, dtype=int)
math.drop(['G1', 'G2'], axis=1, inplace=True)

train_df, test_df = train_test_split(math, test_size=0.25, random_state=42)
# keep the ten features most correlated with the grade
corr = train_df.corr()['G3'].abs().sort_values(ascending=False)
best = corr.index[1:11].tolist()
print(best)
sns.heatmap(train_df[best + ['G3']].corr(), annot=True)
plt.show()

X_train, y_train = train_df[best], train_df['G3']
X_test, y_test = test_df[best], test_df['G3']
lasso = Lasso(alpha=0.05).fit(X_train, y_train)
print('MSE', mean_squared_error(y_test, lasso.predict(X_test)))
