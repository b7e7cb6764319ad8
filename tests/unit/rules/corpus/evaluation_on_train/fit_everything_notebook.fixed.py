# %% [markdown]
# # Week 6 homework: heart disease
# %%
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, ConfusionMatrixDisplay
from sklearn.model_selection import train_test_split

heart = pd.read_csv("heart.csv")
X = heart.drop("target", axis=1)
y = heart["target"]
# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=7)
len(X_train), len(X_test)
# %%
forest = RandomForestClassifier(n_estimators=200, random_state=7)
forest.fit(X_train, y_train)
# %%
pred = forest.predict(X_test)
print("Accuracy on the test set:", accuracy_score(y_test, pred))
ConfusionMatrixDisplay.from_predictions(y_test, pred)
# %%
pd.Series(forest.feature_importances_, X.columns).nlargest(5).plot.barh()
