# coding: utf-8
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from tensorflow import keras
from tensorflow.keras import layers
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

# In[2]:
df = pd.read_csv('diabetes.csv')
print(df.shape)
df.describe()

# In[3]:
sns.pairplot(df[['Glucose', 'BMI', 'Age', 'Outcome']], hue='Outcome')
plt.show()
print('correlation with the outcome')
print(df.corr()['Outcome'].sort_values())

# In[4]:
df['AgeGroup'] = pd.cut(df['Age'], bins=[0, 30, 45, 60, 120], labels=False)
df['GlucoseBMI'] = df['Glucose'] * df['BMI']

# In[5]:
X = df.drop('Outcome', axis=1).values
y = df['Outcome'].values
sc = StandardScaler()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

# In[6]:
model = LogisticRegression()
model.fit(X_train, y_train)
y_pred = model.predict(X_test)
print('LogReg', accuracy_score(y_test, y_pred), f1_score(y_test, y_pred))

# In[7]:
model = keras.Sequential([
    layers.Input(shape=(X_train.shape[1],)),
    layers.Dense(32, activation='relu'),
    layers.Dropout(0.2),
    layers.Dense(16, activation='relu'),
    layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
hist = model.fit(X_train, y_train, epochs=60, batch_size=16, verbose=0)

# In[8]:
plt.plot(hist.history['loss'])
plt.show()

# In[9]:
print('train', model.evaluate(X_train, y_train, verbose=0))
print('test', model.evaluate(X_test, y_test, verbose=0))
y_pred = (model.predict(X_test) > 0.5).astype(int).ravel()
print('f1', f1_score(y_test, y_pred))
