from prepared import X, y
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=1)
imp = SimpleImputer(strategy="mean")
X_tr, X_te = imp.fit_transform(X_tr), imp.transform(X_te)
print(LogisticRegression().fit(X_tr, y_tr).score(X_te, y_te))
