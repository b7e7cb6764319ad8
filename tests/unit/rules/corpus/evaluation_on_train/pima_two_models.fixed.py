# In[1]:
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

# In[2]:
df = pd.read_csv('../input/pima-indians-diabetes-database/diabetes.csv')
df.head()

# In[3]:
df.hist(figsize=(10, 8))
plt.show()

# In[4]:
X = df.drop("Outcome", axis=1)
Y = df["Outcome"]
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=0)
X_train.shape, Y_train.shape, X_test.shape

# In[5]:
# Logistic Regression
logreg = LogisticRegression(max_iter=1000)
logreg.fit(X_train, Y_train)
acc_log = round(logreg.score(X_test, Y_test) * 100, 2)
print('Logistic Regression', acc_log)

# In[6]:
# Random Forest
random_forest = RandomForestClassifier(n_estimators=100)
random_forest.fit(X_train, Y_train)
acc_random_forest = round(random_forest.score(X_test, Y_test) * 100, 2)
print('Random Forest', acc_random_forest)

# In[7]:
models = pd.DataFrame({
    'Model': ['Logistic Regression', 'Random Forest'],
    'Score': [acc_log, acc_random_forest]})
models
