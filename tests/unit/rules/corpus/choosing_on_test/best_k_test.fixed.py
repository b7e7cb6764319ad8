from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=4)

best_k, best_acc = None, 0
for k in range(1, 31):
    knn = KNeighborsClassifier(n_neighbors=k)
    acc = cross_val_score(knn, X_train, y_train, cv=5).mean()
    if acc > best_acc:
        best_k, best_acc = k, acc

final = KNeighborsClassifier(n_neighbors=best_k).fit(X_train, y_train)
print("Best k:", best_k, "test accuracy:", final.score(X_test, y_test))
