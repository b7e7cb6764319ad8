import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import RFE
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn import metrics

cancer = load_breast_cancer()
X = pd.DataFrame(cancer.data, columns=cancer.feature_names)
y = cancer.target

rfe = RFE(estimator=RandomForestClassifier(n_estimators=100, random_state=1), n_features_to_select=8)
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)
rfe = rfe.fit(x_train, y_train)
selected = X.columns[rfe.support_]
print('Chosen best 8 features by rfe:', selected)

x_train, x_test = x_train[selected], x_test[selected]
clf = RandomForestClassifier(random_state=43)
clf.fit(x_train, y_train)
ac = metrics.accuracy_score(y_test, clf.predict(x_test))
print('Accuracy is: ', ac)
