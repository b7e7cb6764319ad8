import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

auto = pd.read_csv('auto-mpg.csv', na_values='?').dropna()
print(auto.describe())
print(auto.groupby('origin')['mpg'].mean())
z = (auto['mpg'] - auto['mpg'].mean()) / auto['mpg'].std()
sns.histplot(z)
sns.heatmap(auto.corr(numeric_only=True))
plt.show()

X, y = auto.drop(columns=['mpg', 'car name']), auto['mpg']
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
ct = ColumnTransformer([('oh', OneHotEncoder(handle_unknown='ignore'), ['origin'])], remainder=StandardScaler())
p = Pipeline([('ct', ct), ('rf', RandomForestRegressor())]).fit(X_train, y_train)
print(p.score(X_test, y_test))
