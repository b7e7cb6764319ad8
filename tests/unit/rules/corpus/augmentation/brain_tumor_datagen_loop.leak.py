import cv2, glob, imutils
import numpy as np
from sklearn.utils import shuffle
from sklearn.model_selection import train_test_split
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.applications import VGG16
from tensorflow.keras import layers, models

def crop(img):
    gray = cv2.GaussianBlur(cv2.cvtColor(img, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    th = cv2.threshold(gray, 45, 255, cv2.THRESH_BINARY)[1]
    c = max(imutils.grab_contours(cv2.findContours(th, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)), key=cv2.contourArea)
    x, y, w, h = cv2.boundingRect(c)
    return img[y:y + h, x:x + w]

X, y = [], []
for lab, d in enumerate(['no', 'yes']):
    for f in glob.glob('brain_mri/%s/*.jpg' % d):
        X.append(cv2.resize(crop(cv2.imread(f)), (224, 224)) / 255.)
        y.append(lab)
X, y = np.array(X), np.array(y)

def augment(X, y, n=6):
    gen = ImageDataGenerator(rotation_range=10, width_shift_range=.1, shear_range=.1, horizontal_flip=True)
    ax, ay = [X], [y]
    for img, lab in zip(X, y):
        it = gen.flow(img[None], batch_size=1)
        ax.append(np.concatenate([next(it) for _ in range(n)]))
        ay.append(np.repeat(lab, n))
    return np.concatenate(ax), np.concatenate(ay)

X, y = augment(X, y)
X, y = shuffle(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)

base = VGG16(include_top=False, input_shape=(224, 224, 3))
base.trainable = False
model = models.Sequential([base, layers.GlobalAveragePooling2D(), layers.Dense(1, activation='sigmoid')])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=10, batch_size=32)
print('test', model.evaluate(X_test, y_test))
