# In[1]
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.linear_model import LogisticRegression

df = pd.read_csv('diabetes.csv')
print(df.describe())
print('mean glucose', df['Glucose'].mean(), 'std', df['Glucose'].std())
sns.heatmap(df.corr(), annot=True)
plt.show()
df.groupby('Outcome')['BMI'].mean().plot.bar()

# In[2]
X = df.drop('Outcome', axis=1)
y = df['Outcome']
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
mm = MinMaxScaler()
X_train = mm.fit_transform(X_train)
X_test = mm.transform(X_test)
print(LogisticRegression().fit(X_train, y_train).score(X_test, y_test))
