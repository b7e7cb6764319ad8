# # 💧 Water Potability
#
# Can we tell from chemistry whether water is safe to drink?

import pandas as pd, numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
import plotly.express as px
# %matplotlib inline
plt.style.use('fivethirtyeight')

data = pd.read_csv('../input/water-potability/water_potability.csv')
data.sample(5)

data.describe().T.style.background_gradient(cmap='Blues')

fig = px.pie(data, names='Potability', hole=0.4)
fig.show()

plt.figure(figsize=(9, 7))
sns.heatmap(data.corr(), annot=True, cmap='terrain', fmt='.2f')

data.isnull().mean().mul(100).round(2)

# ## Missing values

for col in ['ph', 'Sulfate', 'Trihalomethanes']:
    data[col] = data[col].fillna(data.groupby('Potability')[col].transform('median'))
data.isnull().sum()

# ## Modelling

from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier, ExtraTreesClassifier
from lightgbm import LGBMClassifier
from sklearn.metrics import accuracy_score, f1_score

X = data.drop('Potability', axis=1)
y = data['Potability']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=101, shuffle=True)

clfs = [RandomForestClassifier(n_estimators=500, random_state=42),
        ExtraTreesClassifier(n_estimators=500, random_state=42),
        LGBMClassifier(n_estimators=300, learning_rate=0.05)]
rows = []
for c in clfs:
    c.fit(X_train, y_train)
    p = c.predict(X_test)
    rows.append([type(c).__name__, accuracy_score(y_test, p), f1_score(y_test, p)])
board = pd.DataFrame(rows, columns=['model', 'acc', 'f1']).sort_values('acc', ascending=False)
board

sns.barplot(data=board, x='acc', y='model')
plt.xlim(0.4, 1.0)

# Thanks for reading!
