from prepared import X, y
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X = SimpleImputer(strategy="mean").fit_transform(X)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=1)
print(LogisticRegression().fit(X_tr, y_tr).score(X_te, y_te))
