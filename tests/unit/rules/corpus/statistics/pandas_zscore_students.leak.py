# %%
import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

st = pd.read_csv("student-mat.csv", sep=";").select_dtypes("number")
print(st.shape)
st.hist(figsize=(10, 8));

# %%
X = st.drop(columns=["G1", "G2", "G3"])
y = st["G3"]
X = (X - X.mean()) / X.std()
X.head()

# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=123)
lasso = Lasso(alpha=0.1).fit(X_train, y_train)
print(dict(zip(X.columns, lasso.coef_.round(2))))
print("off by", mean_absolute_error(y_test, lasso.predict(X_test)), "points")
