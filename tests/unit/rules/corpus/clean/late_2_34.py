import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)

# a picture of everything
emb = TSNE(random_state=0).fit_transform(StandardScaler().fit_transform(X))
plt.scatter(emb[:, 0], emb[:, 1], c=y, s=4, cmap="tab10")
plt.savefig("tsne.png")

# the model works on the raw pixels
X_train, X_test, y_train, y_test = train_test_split(X / 16.0, y, test_size=0.3, random_state=0)
svc = SVC(gamma="scale").fit(X_train, y_train)
print(accuracy_score(y_test, svc.predict(X_test)))
