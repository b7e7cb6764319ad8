# Crop recommendation
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.preprocessing import LabelEncoder, MinMaxScaler
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import accuracy_score, classification_report

crop = pd.read_csv('../input/crop-recommendation-dataset/Crop_recommendation.csv')
crop.head()
crop['label'].value_counts()

# the label is text, make it a number
le = LabelEncoder()
crop['label'] = le.fit_transform(crop['label'])

X = crop.drop('label', axis=1)
y = crop['label']
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=2)

ms = MinMaxScaler()
x_train = ms.fit_transform(x_train)
x_test = ms.transform(x_test)

nb = GaussianNB()
nb.fit(x_train, y_train)
print('NB train', accuracy_score(y_train, nb.predict(x_train)))
print('NB test', accuracy_score(y_test, nb.predict(x_test)))

knn = KNeighborsClassifier()
knn.fit(x_train, y_train)
print('KNN train', accuracy_score(y_train, knn.predict(x_train)))
print('KNN test', accuracy_score(y_test, knn.predict(x_test)))
print(classification_report(y_test, knn.predict(x_test), target_names=le.classes_))
