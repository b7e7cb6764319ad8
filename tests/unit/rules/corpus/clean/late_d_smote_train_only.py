import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.preprocessing import RobustScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve, auc, confusion_matrix

cc = pd.read_csv('creditcard.csv')
X, y = cc.drop('Class', axis=1), cc['Class']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=1)
rs = RobustScaler()
X_train = rs.fit_transform(X_train)
X_test = rs.transform(X_test)
X_train, y_train = SMOTE(sampling_strategy=0.1).fit_resample(X_train, y_train)
lr = LogisticRegression(max_iter=1000).fit(X_train, y_train)
prob = lr.predict_proba(X_test)[:, 1]
p, r, _ = precision_recall_curve(y_test, prob)
print('PR AUC', auc(r, p))
print(confusion_matrix(y_test, prob > 0.5))
