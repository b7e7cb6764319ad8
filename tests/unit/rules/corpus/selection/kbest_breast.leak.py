# %%
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

data = load_breast_cancer(as_frame=True)
X, y = data.data, data.target
X.describe()

# %% choose the ten best columns
kb = SelectKBest(f_classif, k=10)
X_new = kb.fit_transform(X, y)
print(X.columns[kb.get_support()])

# %%
X_train, X_test, y_train, y_test = train_test_split(X_new, y, test_size=0.3, random_state=0)
model = LogisticRegression(max_iter=5000).fit(X_train, y_train)

# %%
print(classification_report(y_test, model.predict(X_test)))
