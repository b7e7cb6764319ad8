import numpy as np
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

wine = load_wine()
X_train, X_test, y_train, y_test = train_test_split(
    wine.data, wine.target, test_size=0.35, random_state=42, stratify=wine.target
)

# feature scaling
sc_X = StandardScaler()
X_train = sc_X.fit_transform(X_train)
X_test = sc_X.transform(X_test)

mlp = MLPClassifier(hidden_layer_sizes=(20, 10), max_iter=2000, random_state=42)
mlp.fit(X_train, y_train)
print("accuracy =", np.round(accuracy_score(y_test, mlp.predict(X_test)), 3))
