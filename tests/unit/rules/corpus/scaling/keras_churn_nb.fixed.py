#!/usr/bin/env python
# coding: utf-8

# ## Bank customer churn - ANN

# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sn
import tensorflow as tf
from tensorflow import keras
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.metrics import confusion_matrix, classification_report, roc_auc_score

tf.random.set_seed(5)
np.random.seed(5)

# In[2]:
dataset = pd.read_csv('Churn_Modelling.csv')
dataset.sample(5)

# In[3]:
dataset.info()

# In[4]:
tenure_no = dataset[dataset.Exited == 0].Tenure
tenure_yes = dataset[dataset.Exited == 1].Tenure
plt.hist([tenure_yes, tenure_no], color=['red', 'green'], label=['Churn=Yes', 'Churn=No'])
plt.xlabel('tenure')
plt.ylabel('Number Of Customers')
plt.legend()
plt.show()

# In[5]:
sn.heatmap(dataset.select_dtypes('number').corr(), cmap='coolwarm')
plt.show()

# In[6]:
dataset = dataset.drop(['RowNumber', 'CustomerId', 'Surname'], axis=1)
dataset['Gender'] = dataset['Gender'].replace({'Female': 1, 'Male': 0}).astype(int)
dataset['is_germany'] = (dataset['Geography'] == 'Germany').astype(int)
dataset['is_spain'] = (dataset['Geography'] == 'Spain').astype(int)
dataset = dataset.drop('Geography', axis=1)

# In[7]:
X = dataset.drop('Exited', axis=1).values
y = dataset['Exited'].values

# In[8]:
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
print(X_train.shape, X_test.shape)

# In[9]:
model = keras.Sequential([
    keras.layers.Input(shape=(X_train.shape[1],)),
    keras.layers.Dense(24, activation='relu'),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(12, activation='relu'),
    keras.layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
history = model.fit(X_train, y_train, epochs=60, batch_size=64, verbose=2)

# In[10]:
plt.plot(history.history['loss'])
plt.title('training loss')
plt.show()

# In[11]:
print(model.evaluate(X_test, y_test))
yp = model.predict(X_test).ravel()
y_pred = (yp > 0.5).astype(int)
print(classification_report(y_test, y_pred))
print('ROC AUC', roc_auc_score(y_test, yp))

cm = confusion_matrix(y_test, y_pred)
sn.heatmap(cm, annot=True, fmt='d')
plt.xlabel('Predicted')
plt.ylabel('Truth')
plt.show()
