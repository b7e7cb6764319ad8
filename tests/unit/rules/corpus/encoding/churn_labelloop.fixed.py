# # Telco Customer Churn

import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
# %matplotlib inline
from sklearn.preprocessing import LabelEncoder, OrdinalEncoder
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier, AdaBoostClassifier
from sklearn.metrics import classification_report, accuracy_score

df = pd.read_csv('WA_Fn-UseC_-Telco-Customer-Churn.csv')
df.head()

df.info()

df.drop('customerID', axis=1, inplace=True)
df['TotalCharges'] = pd.to_numeric(df['TotalCharges'], errors='coerce')
# tenure == 0 -> nothing was charged yet
df['TotalCharges'] = df['TotalCharges'].fillna(0)

df['Churn'].value_counts(normalize=True)

for c in ['Contract', 'PaymentMethod', 'InternetService']:
    plt.figure(figsize=(6, 3))
    sns.countplot(x=c, hue='Churn', data=df)
    plt.xticks(rotation=30)
    plt.show()

df['Churn'] = df['Churn'].map({'Yes': 1, 'No': 0})

# ### Encode the categorical columns

X = df.drop('Churn', axis=1)
y = df['Churn']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=40, stratify=y)

cat = X_train.select_dtypes('object').columns
enc = OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=-1)
X_train[cat] = enc.fit_transform(X_train[cat])
X_test[cat] = enc.transform(X_test[cat])
X_train.head()

rf = RandomForestClassifier(n_estimators=500, oob_score=True, n_jobs=-1, random_state=50, max_leaf_nodes=30)
rf.fit(X_train, y_train)
prediction_test = rf.predict(X_test)
print(accuracy_score(y_test, prediction_test))

lr = LogisticRegression(max_iter=5000)
lr.fit(X_train, y_train)
print("Logistic Regression accuracy is :", lr.score(X_test, y_test))

ada = AdaBoostClassifier()
ada.fit(X_train, y_train)
print(classification_report(y_test, ada.predict(X_test)))

pd.Series(rf.feature_importances_, index=X_train.columns).nlargest(10).plot(kind='barh')
