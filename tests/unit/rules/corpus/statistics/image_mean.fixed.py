import pickle
import numpy as np
from sklearn.svm import LinearSVC
from sklearn.model_selection import StratifiedShuffleSplit


class ImageBank:
    def __init__(self, path):
        with open(path, 'rb') as f:
            blob = pickle.load(f, encoding='latin1')
        self.images = blob['data'].astype(np.float64)
        self.labels = np.asarray(blob['labels'])

    def centre(self, rows=None):
        pixel_mean = np.mean(self.images[rows], axis=0)
        self.images -= pixel_mean
        return self

    def split(self, frac=0.2):
        sss = StratifiedShuffleSplit(1, test_size=frac, random_state=6)
        return next(sss.split(self.images, self.labels))


bank = ImageBank('cifar-10-batches-py/data_batch_1')
train_rows, test_rows = bank.split()
bank.centre(train_rows)
svm = LinearSVC(C=1e-6)
svm.fit(bank.images[train_rows], bank.labels[train_rows])
print('hold-out accuracy', np.mean(svm.predict(bank.images[test_rows]) == bank.labels[test_rows]))
