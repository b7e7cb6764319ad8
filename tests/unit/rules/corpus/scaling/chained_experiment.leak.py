import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import MinMaxScaler


class Experiment:
    def __init__(self, path, seed=0):
        blob = np.load(path)
        self.X, self.y = blob["spectra"], blob["mineral"]
        self.scaler = MinMaxScaler()
        self.seed = seed

    def prepare(self):
        self.X = self.scaler.fit_transform(self.X)
        return self

    def split(self, share=0.25):
        self.parts = train_test_split(
            self.X, self.y, test_size=share, stratify=self.y, random_state=self.seed
        )
        return self

    def run(self, k=5):
        X_train, X_test, y_train, y_test = self.parts
        knn = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train)
        return knn.score(X_test, y_test)


print("accuracy:", Experiment("raman.npz").prepare().split().run())
