from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import albumentations as A
import cv2
import numpy as np
from skimage.feature import hog
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC


@dataclass(frozen=True)
class Sample:
    image: np.ndarray
    label: str


@dataclass
class AugmentStage:
    crops: int = 5

    def __post_init__(self):
        self.tf = A.Compose([A.RandomCrop(96, 96), A.RandomBrightnessContrast(p=0.5), A.Rotate(15)])

    def expand(self, samples: list[Sample]) -> list[Sample]:
        return [Sample(self.tf(image=s.image)["image"], s.label) for s in samples for _ in range(self.crops)]


def read(root: Path) -> list[Sample]:
    return [Sample(cv2.imread(str(p), 0), p.parent.name) for p in sorted(root.glob("*/*.png"))]


def vectorise(samples):
    return np.array([hog(s.image) for s in samples]), [s.label for s in samples]


def main(root: str = "defects"):
    samples = read(Path(root))
    stage = AugmentStage(crops=6)
    train, test = train_test_split(samples, test_size=0.2, random_state=1)
    train = stage.expand(train)
    centre = A.CenterCrop(96, 96)
    test = [Sample(centre(image=s.image)["image"], s.label) for s in test]
    X_train, y_train = vectorise(train)
    X_test, y_test = vectorise(test)
    clf = SVC(C=5).fit(X_train, y_train)
    return accuracy_score(y_test, clf.predict(X_test))


if __name__ == "__main__":
    print(main())
