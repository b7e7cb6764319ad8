# Penguins EDA + logistic regression
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

penguins = sns.load_dataset('penguins').dropna()
penguins.head()

# some statistics
print(penguins.describe())
print('mean mass', penguins['body_mass_g'].mean())
print('max flipper', penguins['flipper_length_mm'].max())
print(penguins.groupby('species')['body_mass_g'].mean())

# z score just for the plot
z = (penguins['body_mass_g'] - penguins['body_mass_g'].mean()) / penguins['body_mass_g'].std()
sns.histplot(z)
plt.title('body mass (standardised)')
plt.show()
sns.heatmap(penguins.corr(numeric_only=True), annot=True)
plt.show()

X = penguins[['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g']]
y = penguins['species']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=5)

scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

logreg = LogisticRegression(max_iter=1000)
logreg.fit(X_train, y_train)
print('accuracy', accuracy_score(y_test, logreg.predict(X_test)))
