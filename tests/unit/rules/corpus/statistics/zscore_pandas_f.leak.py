# coding: utf-8
# In[1]:
import pandas as pd
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

# In[2]:
bc = pd.read_csv("../input/data.csv")
bc.drop(["Unnamed: 32", "id"], axis=1, inplace=True)
bc.diagnosis = [1 if each == "M" else 0 for each in bc.diagnosis]
y = bc.diagnosis.values
x_data = bc.drop(["diagnosis"], axis=1)

# In[3]:
# normalization
x = (x_data - np.min(x_data, axis=0)) / (np.max(x_data, axis=0) - np.min(x_data, axis=0))
x_train, x_test, y_train, y_test = train_test_split(x.values, y, test_size=0.2, random_state=42)

# In[4]:
lr = LogisticRegression()
lr.fit(x_train, y_train)
print("test accuracy {}".format(lr.score(x_test, y_test)))
