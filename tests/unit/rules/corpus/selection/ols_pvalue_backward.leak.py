# In[1]:
import pandas as pd
import numpy as np
import statsmodels.api as sm
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

# In[2]:
insurance = pd.read_csv("insurance_claims.csv")
insurance = pd.get_dummies(insurance, columns=["sex", "smoker", "region"], drop_first=True, dtype=int)
insurance["age2"] = insurance.age ** 2
insurance["bmi30"] = (insurance.bmi > 30).astype(int)
insurance.head()

# In[3]:
X = sm.add_constant(insurance.drop(columns="charges"))
y = np.log(insurance.charges)

# In[4]:
cols = list(X.columns)
while True:
    res = sm.OLS(y, X[cols]).fit()
    p = res.pvalues.drop("const")
    if p.max() < 0.05:
        break
    worst = p.idxmax()
    print("dropping", worst, round(p.max(), 4))
    cols.remove(worst)

# In[5]:
res.summary()

# In[6]:
X_train, X_test, y_train, y_test = train_test_split(X[cols], y, test_size=0.25, random_state=6)
final = sm.OLS(y_train, X_train).fit()
pred = final.predict(X_test)
print("test RMSE (log charges)", np.sqrt(mean_squared_error(y_test, pred)))

# In[7]:
np.exp(pred).describe()
